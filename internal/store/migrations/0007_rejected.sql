-- Visits of a town leave out stops that are rejected, without looking at the stops.
DROP INDEX item_stop_town;
CREATE INDEX item_stop_town ON item (town, day, visit, status) WHERE kind = 'stop' AND NOT hidden;
