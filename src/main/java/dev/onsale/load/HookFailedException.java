package dev.onsale.load;

/** A hook was sent or started as planned, and the target or the command failed. */
public final class HookFailedException extends RuntimeException {

    private final String hint;

    HookFailedException(String whatWhere, String hint) {
        super(whatWhere);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
