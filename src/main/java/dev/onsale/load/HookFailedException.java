package dev.onsale.load;

/** A hook was sent or started as the plan says, and the target, or the command, failed it. */
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
