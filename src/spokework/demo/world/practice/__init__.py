"""What workers do around the casework, and how agencies stand beside them: decided before anything is written down."""
