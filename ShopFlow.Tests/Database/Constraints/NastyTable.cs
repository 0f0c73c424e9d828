namespace ShopFlow.Tests.Database.Constraints;

/// <summary>A table with a bit of everything that is hard to explain.</summary>
internal static class NastyTable
{
    public const string Schema = "odd things";
    public const string Name = "It's \"nasty\"";

    public const string Ddl = """"
        create schema "odd things";
        create type "odd things".mood as enum ('calm', 'it''s wild');
        create domain "odd things".percent as numeric(5,2)
          constraint "not over 100" check (value <= 100) constraint not_negative check (value >= 0);
        create domain "odd things".rebate as "odd things".percent constraint not_half check (value <> 50);
        create domain "odd things".label as varchar(8) not null check (value <> 'bad');
        create table "odd things".parents (a int, b text, primary key (a, b));
        insert into "odd things".parents values (1, 'x'), (2, 'y');
        create table "odd things"."It's ""nasty""" (
          id serial primary key,
          "two words" text not null,
          code varchar(5),
          fixed char(4),
          rate "odd things".percent,
          off "odd things".rebate,
          tag "odd things".label,
          feeling "odd things".mood default 'calm',
          amount numeric(6,2) constraint "amount, if any" check (amount is null or amount > 0),
          loose numeric constraint loose_check check (loose <> 7),
          small smallint not null default 3,
          big bigint,
          single real,
          "double" numeric(8,2) generated always as (amount * 2) stored check ("double" < 15000),
          slug text generated always as (lower("two words")) stored,
          low int,
          high int,
          tripled smallint generated always as (low * 3) stored,
          during int4range,
          pa int,
          pb text,
          above int references "odd things"."It's ""nasty""",
          plain text collate "C",
          constraint "low isn't above high" check (low <= high),
          constraint one_code unique nulls not distinct (code, small),
          constraint "both or none" foreign key (pa, pb) references "odd things".parents match full,
          constraint not_at_once exclude using gist (during with &&) where (pa is not null),
          constraint one_plain unique (plain)
        );
        create unique index "one wild slug" on "odd things"."It's ""nasty""" (upper("two words"), big) where feeling = 'it''s wild';
        create unique index on "odd things"."It's ""nasty""" ((fixed || ':'), slug);
        """";
}
