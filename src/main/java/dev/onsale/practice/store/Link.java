package dev.onsale.practice.store;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * One connection through the proxy: a client's, and ours to the store. Each direction has a buffer; a side is read only
 * while the buffer has room, so that a side that does not read holds up the other one.
 */
final class Link {
    private static final int BUFFER_BYTES = 16 * 1024;

    private final SocketChannel client;
    private final SocketChannel store;
    private final SelectionKey clientKey;
    private final SelectionKey storeKey;
    private final ByteBuffer toStore = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final ByteBuffer toClient = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private boolean ended;

    private Link(SocketChannel client, SocketChannel store, Selector selector) throws IOException {
        this.client = client;
        this.store = store;
        this.clientKey = client.register(selector, 0, this);
        this.storeKey = store.register(selector, 0, this);
    }

    /** Connects an accepted client to the store. */
    static Link open(SocketChannel client, InetSocketAddress storeAddress, Selector selector) throws IOException {
        SocketChannel store = SocketChannel.open();
        try {
            prepare(client);
            prepare(store);
            store.connect(storeAddress);
            return new Link(client, store, selector);
        } catch (IOException refused) {
            store.close();
            client.close();
            throw refused;
        }
    }

    private static void prepare(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    /**
     * Moves what can be moved now that one side is ready. False if one side has ended and all its data has been passed
     * on.
     *
     * @param side the key of the side
     */
    boolean pump(SelectionKey side) throws IOException {
        if (store.isConnectionPending()) {
            store.finishConnect();
            return true;
        }
        boolean isClient = side == clientKey;
        if (isClient ? side.isReadable() : side.isWritable()) {
            move(client, toStore, store);
        }
        if (isClient ? side.isWritable() : side.isReadable()) {
            move(store, toClient, client);
        }
        return !ended || toStore.position() > 0 || toClient.position() > 0;
    }

    private void move(SocketChannel from, ByteBuffer buffer, SocketChannel to) throws IOException {
        if (!ended && buffer.hasRemaining() && from.read(buffer) < 0) {
            ended = true;
        }
        if (buffer.position() > 0) {
            buffer.flip();
            to.write(buffer);
            buffer.compact();
        }
    }

    /** Registers with the selector what can go on; nothing at all while the proxy stalls. */
    void await(boolean stalls) {
        if (stalls) {
            clientKey.interestOps(0);
            storeKey.interestOps(0);
        } else if (store.isConnectionPending()) {
            clientKey.interestOps(0);
            storeKey.interestOps(SelectionKey.OP_CONNECT);
        } else {
            clientKey.interestOps(interest(toStore, toClient));
            storeKey.interestOps(interest(toClient, toStore));
        }
    }

    private int interest(ByteBuffer readInto, ByteBuffer writtenFrom) {
        int read = !ended && readInto.hasRemaining() ? SelectionKey.OP_READ : 0;
        return writtenFrom.position() > 0 ? read | SelectionKey.OP_WRITE : read;
    }

    /** Closes it in order: what was written arrives. */
    void close() throws IOException {
        client.close();
        store.close();
    }

    /** Breaks it: both sides get a TCP reset. */
    void reset() throws IOException {
        // A socket with SO_LINGER of 0 is reset instead of closed in order.
        client.setOption(StandardSocketOptions.SO_LINGER, 0);
        store.setOption(StandardSocketOptions.SO_LINGER, 0);
        close();
    }
}
