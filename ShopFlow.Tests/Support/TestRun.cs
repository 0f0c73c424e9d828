using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("ShopFlow.Tests.Support.TestRun", "ShopFlow.Tests")]

namespace ShopFlow.Tests.Support;

/// <summary>xUnit's own run, which can say something to whoever reads along, and ends the server that it started.</summary>
public sealed class TestRun : XunitTestFramework
{
    private static IMessageSink? reader;

    public TestRun(IMessageSink sink)
        : base(sink) => reader = sink;

    /// <summary>Shown among the results, because xunit.runner.json asks for diagnostic messages.</summary>
    public static void Say(string sentence) => reader?.OnMessage(new DiagnosticMessage(sentence));

    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(
        AssemblyName assembly,
        ISourceInformationProvider sources,
        IMessageSink diagnostics
    ) : XunitTestFrameworkExecutor(assembly, sources, diagnostics)
    {
        // xUnit's signature, which nobody awaits.
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
