using System.Net;
using System.Net.Sockets;

namespace Samlop;

/// <summary>TCP ports of the loopback address that nobody listens on.</summary>
public static class FreePorts
{
    public static int One() => Take(1)[0];

    /// <summary>That many different ports: all are held until the last one is found.</summary>
    public static IReadOnlyList<int> Take(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToList();
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
