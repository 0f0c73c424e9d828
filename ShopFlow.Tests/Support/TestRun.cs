using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("ShopFlow.Tests.Support.TestRun", "ShopFlow.Tests")]

namespace ShopFlow.Tests.Support;

/// <summary>Runs the tests as xUnit does, but can print messages and stops the server that was started.</summary>
public sealed class TestRun : XunitTestFramework
{
    private static IMessageSink? reader;

    public TestRun(IMessageSink sink)
        : base(sink) => reader = sink;

    /// <summary>Shown because xunit.runner.json turns diagnostic messages on.</summary>
    public static void Say(string sentence) => reader?.OnMessage(new DiagnosticMessage(sentence));

    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(
        AssemblyName assembly,
        ISourceInformationProvider sources,
        IMessageSink diagnostics
    ) : XunitTestFrameworkExecutor(assembly, sources, diagnostics)
    {
        // xUnit's signature is async void; nobody awaits it.
        [System.Diagnostics.CodeAnalysis.SuppressMessage(
            "Usage",
            "VSTHRD100",
            Justification = "xUnit's signature."
        )]
        protected override async void RunTestCases(
            IEnumerable<IXunitTestCase> testCases,
            IMessageSink executionMessageSink,
            ITestFrameworkExecutionOptions executionOptions
        )
        {
            using var run = new Run(
                TestAssembly,
                testCases,
                DiagnosticMessageSink,
                executionMessageSink,
                executionOptions
            );
            await run.RunAsync();
        }
    }

    private sealed class Run(
        ITestAssembly assembly,
        IEnumerable<IXunitTestCase> cases,
        IMessageSink diagnostics,
        IMessageSink results,
        ITestFrameworkExecutionOptions options
    ) : XunitTestAssemblyRunner(assembly, cases, diagnostics, results, options)
    {
        protected override async Task BeforeTestAssemblyFinishedAsync()
        {
            await base.BeforeTestAssemblyFinishedAsync();
            await TestServer.DroppedAsync();
            await ContainerServer.StopAsync();
        }
    }
}
