-- Stops are found by their words too, see refillStops.
SELECT 1;
