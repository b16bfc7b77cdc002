"""Who stands in for a coordinator, and the hand-over of all her cases."""
