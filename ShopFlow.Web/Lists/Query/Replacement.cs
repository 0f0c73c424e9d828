using System.Linq.Expressions;

namespace ShopFlow.Web.Lists.Query;

/// <summary>Puts another expression where a lambda has its parameter.</summary>
internal sealed class Replacement(ParameterExpression from, Expression to) : ExpressionVisitor
{
    protected override Expression VisitParameter(ParameterExpression node) =>
        node == from ? to : node;
}
