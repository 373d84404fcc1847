using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using Samlop.Requests;
using Samlop.Routes;

namespace Samlop.Imports;

internal static class ImportEndpoints
{
    private static readonly Expression<Func<IImportGrain, PreviewImport, Task<ImportView>>> Previewing = (import, command) =>
        import.Preview(command);
    private static readonly Expression<Func<IImportGrain, ConfirmImport, Task<ImportView>>> Confirming = (import, command) =>
        import.Confirm(command);

    private static readonly QueryParameters UploadParameters = new(new Dictionary<string, QueryKind>
    {
        ["course"] = new(typeof(string), true, "The course that everybody is invited to."),
        ["name"] = new(typeof(string), false, "The file's name, when the body is the file itself."),
    });

    private static readonly OpenApiSchema File = new() { Type = JsonSchemaType.String, Format = "binary" };

    private static readonly OpenApiRequestBody Upload = new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["multipart/form-data"] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = File },
                    Required = new HashSet<string> { "file" },
                },
            },
            ["text/csv"] = new() { Schema = File },
            ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = new() { Schema = File },
        },
    };

    public static void MapImports(this IEndpointRouteBuilder region)
    {
        var imports = region.MapGroup("/imports").To<IImportGrain>(key: "{region}/{id}", tag: "Imports");

        imports.Map("POST", "", Previewing, command: true, Preview, UploadParameters)
            .WithMetadata(new RequestSizeLimitAttribute(Limits.LargestImport))
            .Produces<ImportView>(StatusCodes.Status201Created)
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                operation.RequestBody = Upload;
                return Task.CompletedTask;
            });
        imports.Get("/{id}", (import, asked) => import.View());
        imports.Map("POST", "/{id}/confirmation", Confirming, command: true, Confirm)
            .Accepts<ConfirmImport>("application/json").Produces<ImportView>();
    }

    private static async Task<IResult> Preview(Exchange exchange)
    {
        var course = exchange.Address.Needed("course");
        var (file, name) = await Uploaded(exchange.Http.Request, exchange.Address.Query("name"));
        using var _ = file;
        var sheet = Spreadsheet.Read(file, name);
        var command = new PreviewImport(course, sheet.Rows, sheet.Findings);
        var view = await exchange.Tell(
            $"{exchange.Address.Region}/{exchange.NewId}", command, (IImportGrain import) => import.Preview(command));
        return Results.Created(exchange.LocationOf(view.Id), view);
    }

    private static async Task<IResult> Confirm(Exchange exchange)
    {
        var command = await Bodies.Read<ConfirmImport>(exchange.Http);
        return Results.Ok(
            await exchange.Tell(exchange.Address.Key("{region}/{id}"), command, (IImportGrain import) => import.Confirm(command)));
    }

    /// <summary>
    /// The form's field <c>file</c>, or the body itself; kept in memory, since a sheet is full of names and a temporary file is not
    /// encrypted.
    /// </summary>
    private static async Task<(Stream File, string? Name)> Uploaded(HttpRequest request, string? name)
    {
        if (!request.HasFormContentType)
        {
            var body = new MemoryStream();
            await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
            body.Position = 0;
            return body.Length > 0 ? (body, name) : throw Missing();
        }

        try
        {
            var inMemory = new FormOptions
            {
                MemoryBufferThreshold = (int)Limits.LargestImport,
                MultipartBodyLengthLimit = Limits.LargestImport,
            };
            var form = await request.ReadFormAsync(inMemory, request.HttpContext.RequestAborted);
            var file = form.Files.GetFile("file") ?? throw Missing();
            return (file.OpenReadStream(), file.FileName);
        }
        catch (InvalidDataException exception)
        {
            throw new BadHttpRequestException("The form cannot be read.", StatusCodes.Status400BadRequest, exception);
        }
    }

    private static Refused Missing() =>
        new("file-missing", $"Send the sheet as the field file of a multipart/form-data form, or as the body.", RefusalKind.Invalid);
}
