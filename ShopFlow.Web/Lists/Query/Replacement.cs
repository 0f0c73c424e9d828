using System.Linq.Expressions;

namespace ShopFlow.Web.Lists.Query;

/// <summary>Replaces a lambda's parameter with another expression.</summary>
internal sealed class Replacement(ParameterExpression from, Expression to) : ExpressionVisitor
{
    protected override Expression VisitParameter(ParameterExpression node) =>
        node == from ? to : node;
}
