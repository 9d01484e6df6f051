"""What a partner drafts for the Aanpak of a resident who was shared with it; the Aanspreekpunt takes it over or not."""
