-- Whether two lists hold something and nothing in common.
CREATE OR REPLACE MACRO is_apart(one, other) AS
    len(one) > 0 AND len(other) > 0 AND NOT list_has_any(one, other);
