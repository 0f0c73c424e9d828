using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using ShopFlow.Web.Access;

namespace ShopFlow.Web.Features.Users;

/// <summary>The same page without a row, at an address that only those reach who may add one.</summary>
[Route("/users/new")]
[Authorize(Policy = nameof(Permission.EditCatalogue))]
public sealed class UserCreatePage : UserPage;
