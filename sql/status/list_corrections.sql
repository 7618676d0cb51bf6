-- What reviewers had decided when the file was built.
SELECT kind, name, other, who, why FROM corrections;
