-- Rules as people write them, for the table of sentences in .docs.
CREATE SCHEMA bank;

CREATE TABLE bank.customers (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name varchar(60) NOT NULL CHECK (trim(name) <> ''),
    email text NOT NULL UNIQUE CONSTRAINT email_must_contain_an_at_sign CHECK (email LIKE '%@%'),
    born_on date CHECK (born_on <= current_date) CHECK (born_on > '1900-01-01'),
    phone text CHECK (phone ~ '^[0-9 +]+$'),
    country char(2) CHECK (country = upper(country)) CHECK (length(country) = 2),
    codes text[] CHECK (3 >= cardinality(codes)),
    nickname text CHECK (nickname <> name) CHECK (nickname NOT LIKE '% %'),
    is_adult boolean CHECK (is_adult),
    rating real CHECK (rating >= 0 AND rating <= 5) CHECK (rating <> 2.5),
    website text CHECK (website LIKE 'https://%') CHECK (website NOT LIKE '%.exe'),
    tags text[] CHECK (cardinality(tags) BETWEEN 1 AND 4) CHECK (NOT 'spam' = ANY (tags)),
    CONSTRAINT terms_accepted CHECK (is_adult OR phone IS NOT NULL),
    CONSTRAINT no_spam CHECK (email NOT LIKE '%spam%' AND name <> reverse(name)),
    CONSTRAINT ok CHECK (reverse(name) <> name),
    CONSTRAINT name_must_be_ok CHECK (reverse(name) <> 'y'),
    CONSTRAINT name_ok CHECK (reverse(name) <> 'x'),
    CHECK (phone IS NOT NULL OR email IS NOT NULL),
    CHECK (num_nonnulls(phone, website) = 1),
    CHECK ((phone IS NULL) = (country IS NULL))
);
CREATE UNIQUE INDEX ON bank.customers (lower(nickname));
CREATE UNIQUE INDEX ON bank.customers (tags);
CREATE UNIQUE INDEX one_phone_per_country ON bank.customers (phone, country);
CREATE UNIQUE INDEX one_website_for_adults ON bank.customers (website) WHERE is_adult;

CREATE TABLE bank.accounts (
    id bigint PRIMARY KEY,
    owner_id int NOT NULL REFERENCES bank.customers,
    account_type text NOT NULL DEFAULT 'checking' CHECK (account_type IN ('checking', 'savings', 'credit')),
    balance numeric(10, 2) NOT NULL,
    credit_limit numeric(10, 2) NOT NULL DEFAULT 0 CHECK (credit_limit >= 0) CHECK (credit_limit < 100000),
    interest numeric(5, 3) CHECK (interest BETWEEN 0 AND 0.25) CHECK (interest IS NULL OR account_type <> 'checking'),
    number text NOT NULL,
    opened_on date NOT NULL DEFAULT current_date,
    closed_on date CHECK (closed_on >= opened_on) CHECK (closed_on <> opened_on),
    pin smallint CHECK (pin BETWEEN 0 AND 9999) CHECK (pin NOT IN (0, 1111, 1234)),
    currency text CHECK (currency ~ '^[A-Z]{3}$') CHECK (currency <> ''),
    CONSTRAINT credit_limit_respected CHECK (account_type <> 'credit' OR balance >= -credit_limit),
    CONSTRAINT balance_must_cover_the_limit CHECK (balance + credit_limit >= 0),
    CONSTRAINT account_number_key UNIQUE (number),
    CONSTRAINT owner_currency_key UNIQUE (owner_id, currency),
    CONSTRAINT savings_need_interest CHECK (account_type <> 'savings' OR interest IS NOT NULL),
    CHECK (balance >= 0 OR account_type = 'credit'),
    CHECK (credit_limit <= balance * 10),
    CHECK (coalesce(interest, 0) >= 0.001),
    CHECK (abs(balance) <= 1000000),
    CHECK (length(number) >= 4 AND length(number) <= 34)
);

CREATE TABLE bank.transfers (
    id uuid PRIMARY KEY,
    from_account_id bigint NOT NULL REFERENCES bank.accounts,
    to_account_id bigint NOT NULL REFERENCES bank.accounts,
    amount numeric(10, 2) NOT NULL CHECK (amount > 0) CHECK (mod(amount, 0.05) = 0),
    reason varchar(140) CHECK (length(reason) >= 3) CHECK (reason = trim(reason)),
    made_at timestamptz NOT NULL DEFAULT now() CHECK (made_at <= now()),
    planned_for timestamptz CHECK (planned_for >= made_at) CHECK (extract(dow FROM planned_for) NOT IN (0, 6)),
    waits interval CHECK (waits >= interval '1 hour') CHECK (waits < '30 days'),
    fee numeric(6, 2) GENERATED ALWAYS AS (amount * 0.01) STORED CHECK (fee <= 50),
    raw bytea CHECK (length(raw) <= 8),
    body jsonb CHECK (body ->> 'title' <> '') CHECK (jsonb_typeof(body) = 'object') CHECK (body ? 'title'),
    is_published boolean NOT NULL DEFAULT false,
    published_on date,
    starts_at time CHECK (starts_at >= '08:00'),
    during tstzrange CHECK (NOT isempty(during)) CHECK (upper(during) - lower(during) <= interval '8 hours'),
    CONSTRAINT published_must_have_date CHECK (NOT is_published OR published_on IS NOT NULL),
    CONSTRAINT transfer_must_have_two_accounts CHECK (from_account_id <> to_account_id),
    CONSTRAINT one_transfer_at_a_time EXCLUDE USING gist (during WITH &&),
    EXCLUDE USING gist (int8range(from_account_id, to_account_id) WITH &&)
);
COMMENT ON CONSTRAINT one_transfer_at_a_time ON bank.transfers IS 'Two transfers cannot run at the same time.';

CREATE DOMAIN bank.zip AS text CHECK (VALUE ~ '^[0-9]{5}$');
CREATE DOMAIN bank.percent AS numeric(5, 2) NOT NULL CHECK (VALUE BETWEEN 0 AND 100);
CREATE TYPE bank.mood AS ENUM ('sad', 'fine', 'happy');
CREATE TABLE bank.branches (
    id serial PRIMARY KEY,
    name text NOT NULL CHECK (name ~ '\S'),
    zip bank.zip,
    share bank.percent,
    mood bank.mood CHECK (mood <> 'sad'),
    opens time,
    closes time,
    employees int CHECK (employees > 0 AND employees % 2 = 0) CHECK (employees <= 500),
    parent_id int REFERENCES bank.branches,
    floor int CHECK (floor <> 13) CHECK (floor BETWEEN -2 AND 40),
    CHECK (opens < closes),
    CHECK (closes - opens >= interval '2 hours'),
    CHECK (parent_id <> id),
    CHECK (employees > 10 OR share < 5),
    CHECK (floor = 0 OR mood IS NOT NULL),
    CONSTRAINT branch_name_must_be_unique_per_zip UNIQUE NULLS NOT DISTINCT (zip, name)
);
