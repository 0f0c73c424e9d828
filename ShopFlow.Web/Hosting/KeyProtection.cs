using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using ShopFlow.Data.Hosting;

namespace ShopFlow.Web.Hosting;

internal static class KeyProtection
{
    /// <summary>Stores the keys in the database, encrypted if a certificate is configured.</summary>
    /// <exception cref="CannotStartException">If the certificate can't be read.</exception>
    public static void AddKeys(
        this IServiceCollection services,
        IConfiguration configuration,
        string connectionString
    )
    {
        var keys = services.AddDataProtection().SetApplicationName("ShopFlow");
        services.Configure<KeyManagementOptions>(options =>
            options.XmlRepository = new KeyRows(connectionString)
        );
        if (configuration["ShopFlow:KeyCertificate"] is { Length: > 0 } file)
        {
            keys.ProtectKeysWithCertificate(
                Read(file, configuration["ShopFlow:KeyCertificatePassword"])
            );
        }
    }

    private static X509Certificate2 Read(string file, string? password)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(file, password);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException)
        {
            throw new CannotStartException(
                $"The certificate {file} cannot be read. It must be a PKCS #12 file (.pfx) with its private key, and "
                    + "its password stands in ShopFlow__KeyCertificatePassword."
            );
        }
    }
}
