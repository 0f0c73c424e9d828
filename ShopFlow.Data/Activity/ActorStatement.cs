using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace ShopFlow.Data.Activity;

/// <summary>
/// Tells the database who a transaction writes as. It returns no result and is sent in front of a write, in the same
/// round trip; without an explicit transaction, that round trip is the transaction. The setting ends with the
/// transaction, so a pooled connection doesn't keep it.
/// </summary>
internal static class ActorStatement
{
    private const string Id = "shopflow_actor_id";
    private const string Name = "shopflow_actor";

    public static void PutBefore(DbCommand command, Actor actor)
    {
        command.CommandText = $"CALL shopflow.act_as(@{Id}, @{Name});\n{command.CommandText}";
        command.Parameters.Add(
            new NpgsqlParameter(Id, NpgsqlDbType.Integer) { Value = IdOf(actor) }
        );
        command.Parameters.Add(new NpgsqlParameter(Name, NpgsqlDbType.Text) { Value = actor.Name });
    }

    public static NpgsqlBatchCommand InBatch(Actor actor) =>
        new("CALL shopflow.act_as($1, $2)")
        {
            Parameters =
            {
                new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Integer, Value = IdOf(actor) },
                new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = actor.Name },
            },
        };

    private static object IdOf(Actor actor) => actor.Id is { } id ? id : DBNull.Value;
}
