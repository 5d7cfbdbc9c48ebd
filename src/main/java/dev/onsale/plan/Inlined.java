package dev.onsale.plan;

/** A record that groups components of another one; files hold its components among those of that other record. */
public interface Inlined {}
