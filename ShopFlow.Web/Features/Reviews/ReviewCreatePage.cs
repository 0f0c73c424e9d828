using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using ShopFlow.Web.Access;

namespace ShopFlow.Web.Features.Reviews;

/// <summary>The same page without a row, at an address that only people who may add one can open.</summary>
[Route("/reviews/new")]
[Authorize(Policy = nameof(Permission.EditReviews))]
public sealed class ReviewCreatePage : ReviewEditPage;
