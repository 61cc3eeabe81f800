-- Which areas are of the district's own tree, by which names that many places have are understood.

ALTER TABLE area ADD COLUMN own BOOLEAN NOT NULL DEFAULT FALSE;
