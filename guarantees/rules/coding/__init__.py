"""What a coding may claim: whose words they are, of which time, and what they prove. One rule a module."""
