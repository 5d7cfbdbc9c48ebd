package dev.onsale.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A header to send with every request. Its value is often a secret, so it is never shown. */
record Header(String name, String value) {
    /** A token and a field value of RFC 9110, sections 5.1 and 5.5, without obsolete folding. */
    private static final Pattern NAME_AND_VALUE =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \\t]*:[ \\t]*([^\\p{Cntrl}]*)");

    static Header parse(String text) {
        Matcher matcher = NAME_AND_VALUE.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException(
                    "not a header (not shown, because it may be a secret); write a name, a colon and a value, such as 'Accept-Language: de'");
        }
        return new Header(matcher.group(1), matcher.group(2).strip());
    }

    @Override
    public String toString() {
        return name + ": (not shown)";
    }

    /** Parses the header of a command line. */
    static final class Converter implements ITypeConverter<Header> {
        @Override
        public Header convert(String text) {
            return parse(text);
        }
    }
}
