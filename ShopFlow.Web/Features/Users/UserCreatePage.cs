using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using ShopFlow.Web.Access;

namespace ShopFlow.Web.Features.Users;

/// <summary>The same page without a row, at an address that only people who may add one can open.</summary>
[Route("/users/new")]
[Authorize(Policy = nameof(Permission.EditCatalogue))]
public sealed class UserCreatePage : UserPage;
