-- All figures of claims, of those kept: as the published macro tells.
CREATE OR REPLACE MACRO kept.main.list_figures() AS TABLE FROM kept.main.figure_rows;
