"""The frozen types that pass between the stages; they import nothing above them."""
