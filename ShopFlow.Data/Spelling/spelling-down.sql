DROP INDEX email_must_be_unique_in_any_spelling;
ALTER TABLE products DROP CONSTRAINT name_must_not_be_blank, DROP CONSTRAINT name_must_be_200_characters_at_most,
    DROP CONSTRAINT category_must_not_be_blank, DROP CONSTRAINT category_must_be_200_characters_at_most;
ALTER TABLE users DROP CONSTRAINT name_must_not_be_blank, DROP CONSTRAINT name_must_be_200_characters_at_most,
    DROP CONSTRAINT email_must_look_like_an_email;
ALTER TABLE staff.members DROP CONSTRAINT member_name_must_not_be_blank,
    DROP CONSTRAINT member_name_must_be_200_characters_at_most;
ALTER TABLE shopflow.views DROP CONSTRAINT view_name_must_not_be_blank,
    ADD CONSTRAINT view_name_must_not_be_blank CHECK (name ~ '\S');
ALTER TABLE shopflow.settings DROP CONSTRAINT name_must_not_be_blank,
    ADD CONSTRAINT name_must_not_be_blank CHECK (name ~ '\S');
DROP PROCEDURE shopflow.hold_older_rows;
DROP FUNCTION shopflow.older_rows;
DROP PROCEDURE shopflow.index_spellings;
DROP FUNCTION shopflow.spelling;
DROP FUNCTION shopflow.is_visible;
