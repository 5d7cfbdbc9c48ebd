package dev.onsale.report.document;

/** Shows each kind of {@link Block} in the way of one medium. */
interface Printer {
    void title(Block.Title title);

    void section(Block.Section section);

    void labelled(Block.Labelled labelled);

    void note(Block.Note note);

    void bullets(Block.Bullets bullets);

    void table(Table table);

    void fold(Block.Fold fold);

    void facts(Block.Facts facts);

    void charts(Block.Charts charts);

    void drawn(Block.Drawn drawn);

    void bars(Block.Bars bars);
}
