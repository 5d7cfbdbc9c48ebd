package dev.onsale.report.document;

import java.util.List;

/**
 * What a report says, in the order in which it is read. How it looks is up to each {@link Printer}.
 *
 * @param blocks none of them empty
 */
public record Document(List<Block> blocks) {
    public Document {
        blocks = Block.some(blocks);
    }

    public static Document of(Block... blocks) {
        return new Document(List.of(blocks));
    }

    void to(Printer printer) {
        blocks.forEach(block -> block.to(printer));
    }
}
