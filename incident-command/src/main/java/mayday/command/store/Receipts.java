package mayday.command.store;

import tools.jackson.databind.json.JsonMapper;

/** Receipts as they are kept for repetitions. */
final class Receipts {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Receipts() {}

    static byte[] bytes(CommandReceipt receipt) {
        return JSON.writeValueAsBytes(receipt);
    }

    static CommandReceipt read(byte[] receipt) {
        return JSON.readValue(receipt, CommandReceipt.class);
    }
}
