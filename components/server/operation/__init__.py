"""What those who run the site need: that it ends well, says how it is, and says what fails."""
