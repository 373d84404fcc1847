using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Samlop.Access;
using Samlop.Problems;
using Samlop.Requests;
using Scalar.AspNetCore;

namespace Samlop.Routes;

/// <summary>The API as OpenAPI (<c>/openapi/v1.json</c>) and a page to try it (<c>/scalar</c>). Nothing is loaded from outside.</summary>
internal static class ApiDocument
{
    private const string Scheme = "token";

    private static readonly Docstrings Contract = Docstrings.Of(typeof(Receipt).Assembly);

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer(Describe);
        options.AddOperationTransformer(Describe);
    });

    public static void MapApiDocument(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi().AllowAnonymous();
        routes.MapScalarApiReference("/scalar", options =>
        {
            options.WithTitle("Samløp").DisableDefaultFonts().DisableAgent().DisableMcp();
            options.Telemetry = false;
            options.ProxyUrl = null;
            options.HideClientButton = true;
            options.ShowDeveloperTools = DeveloperToolsVisibility.Never;
            options.AddPreferredSecuritySchemes(Scheme);
        }).AllowAnonymous();
    }

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Samløp",
            Version = "v1",
            Description = "Joint leadership courses of municipalities, and the whole history of what was done and decided. "
                + "Commands answer with a receipt; questions can be asked of any past. Problems are RFC 9457 with a stable `code`.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "An access token with `sub` and `samlop_grants`.",
            },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
        return Task.CompletedTask;
    }

    private static async Task Describe(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<GrainMethod>().FirstOrDefault() is not { } method)
            return;
        operation.OperationId ??= method.OperationId;
        var (does, refuses) = Docstrings.Split(Contract.Of(method) ?? "");
        operation.Summary ??= does is "" ? Sentence(method.Subject) : does;
        var roles = $"Roles: {string.Join(", ", method.Roles.Where(role => role is not Role.System).Select(Word))}.";
        operation.Description = string.Join("\n\n", new[] { operation.Description, refuses, roles }.Where(text => text is not null));
        operation.Parameters = [.. Address.NamesIn(context.Description.RelativePath ?? "").Select(Id)];
        foreach (var (name, kind) in metadata.OfType<QueryParameters>().Single().Kinds)
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Query,
                Required = kind.Needed,
                Description = kind.Description,
                Schema = await context.GetOrCreateSchemaAsync(kind.Type, null, cancellation),
            });
        if (metadata.OfType<CommandRoute>().Single().IsCommand)
            AddCommandHeaders(operation.Parameters);
        operation.Parameters.Add(Header("Accept-Language", "Of problems: `nb` (when not said), `nn` or `en`."));
        foreach (var (status, response) in operation.Responses ?? [])
            if (response is OpenApiResponse { Content: { } content } described)
            {
                if (status[0] != '2')
                    described.Description = Languages.Title(int.Parse(status, CultureInfo.InvariantCulture), Languages.English);
                else if (metadata.OfType<StreamedRows>().FirstOrDefault() is { } streamed)
                    content[NdJson.ContentType] = new OpenApiMediaType
                    {
                        Schema = new OpenApiSchemaReference(streamed.Row.Name, context.Document),
                    };
            }
    }

    private static void AddCommandHeaders(IList<IOpenApiParameter> parameters)
    {
        parameters.Add(Header(
            CommandHeaders.KeyHeader,
            "1 to 255 printable ASCII characters; a UUID of version 7 is found fastest. "
            + "The same command sent again under the same key is carried out once and gets the same receipt."));
        parameters.Add(Header(CommandHeaders.VersionHeader, "Carry out only at this version: `\"7\"`, as `ETag` said it."));
        parameters.Add(Header(
            CommandHeaders.EffectiveHeader, "When it was true, if not now: a date (noon in Oslo) or a date-time with offset."));
    }

    private static OpenApiParameter Id(string name) => new()
    {
        Name = name,
        In = ParameterLocation.Path,
        Required = true,
        Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Pattern = name == "number" ? "^[0-9]{4}$" : "^[a-z0-9][a-z0-9-]{0,63}$",
        },
    };

    private static OpenApiParameter Header(string name, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static string Sentence(string name)
    {
        var words = JsonNamingPolicy.KebabCaseLower.ConvertName(name).Replace('-', ' ');
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}.";
    }

    private static string Word(Role role) => $"`{JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString())}`";
}
