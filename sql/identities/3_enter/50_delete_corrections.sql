-- Forget the corrections of the night before.
DELETE FROM corrections;
