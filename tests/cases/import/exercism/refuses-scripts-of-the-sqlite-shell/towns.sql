UPDATE towns SET size = 0;
