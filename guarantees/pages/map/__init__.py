"""The Map: which country would send what to a force in Ukraine."""
