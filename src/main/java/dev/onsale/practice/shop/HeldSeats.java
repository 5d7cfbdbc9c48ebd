package dev.onsale.practice.shop;

import java.util.List;

/** The seats of one hold. */
public record HeldSeats(String hold, String event, List<Integer> seats) {}
