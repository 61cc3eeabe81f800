-- A record can be copied in any order of its rows: what they point at is checked at the commit where the copy says so.
ALTER TABLE area ALTER CONSTRAINT area_parent_fkey DEFERRABLE;
ALTER TABLE area ALTER CONSTRAINT area_out_of_fkey DEFERRABLE;
ALTER TABLE document ALTER CONSTRAINT document_copy_of_fkey DEFERRABLE;
