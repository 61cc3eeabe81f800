-- A list of one filter leaves out what is rejected, and so does its count, without looking at the rows.
DROP INDEX item_day;
DROP INDEX item_town;
DROP INDEX item_theme;
CREATE INDEX item_day ON item (day, id, status, measurable) WHERE kind = 'directive' AND NOT hidden;
CREATE INDEX item_town ON item (town, day, id, status, measurable) WHERE kind = 'directive' AND NOT hidden;
CREATE INDEX item_theme ON item (theme, day, id, status, measurable) WHERE kind = 'directive' AND NOT hidden;
