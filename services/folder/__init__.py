"""The folder for employers: chosen chapters, letters and contacts as one booklet."""
