package dev.onsale.practice.fault;

/**
 * A fault and its strength.
 *
 * @param strength above 0 and at most {@link FaultKind#STRENGTH_MAX}; 1 is the ordinary dose, and the extra work of a
 *     fault is roughly proportional to it
 */
public record Fault(FaultKind kind, double strength) {
    public Fault {
        if (!(strength > 0 && strength <= FaultKind.STRENGTH_MAX)) {
            throw FaultException.badStrength(kind.label(), Double.toString(strength));
        }
    }

    /**
     * Reads {@code name} or {@code name=strength}.
     *
     * @throws FaultException if the name is unknown or the strength is not a number in range
     */
    public static Fault parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            return new Fault(FaultKind.named(text.strip()), FaultKind.STRENGTH_DEFAULT);
        }
        FaultKind kind = FaultKind.named(text.substring(0, equals).strip());
        String strength = text.substring(equals + 1).strip();
        try {
            return new Fault(kind, Double.parseDouble(strength));
        } catch (NumberFormatException notANumber) {
            throw FaultException.badStrength(kind.label(), strength);
        }
    }

    @Override
    public String toString() {
        return kind.label() + "=" + strength;
    }
}
