-- All places of figures, of those kept: as the published macro tells.
CREATE OR REPLACE MACRO kept.main.list_places() AS TABLE FROM kept.main.figure_places;
