package mayday.command.door;

import java.util.List;

/** A request that goes no further than the door, with the places that are at fault where they are known. */
public final class DoorRefusal extends RuntimeException {

    public static final String NOT_THE_REQUEST = "This is not the fault of the request.";

    private final DoorCode code;
    private final String detail;
    private final transient List<Fault> faults;

    public DoorRefusal(DoorCode code, String detail) {
        this(code, detail, List.of());
    }

    public DoorRefusal(DoorCode code, String detail, List<Fault> faults) {
        super(detail);
        this.code = code;
        this.detail = detail;
        this.faults = List.copyOf(faults);
    }

    /** A bug: nothing of it is told. */
    public static DoorRefusal ours() {
        return new DoorRefusal(DoorCode.INTERNAL_ERROR, NOT_THE_REQUEST);
    }

    /** One field is at fault. */
    public static DoorRefusal at(DoorCode code, String pointer, String detail) {
        return new DoorRefusal(code, detail, List.of(new Fault(pointer, detail)));
    }

    public DoorCode code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public List<Fault> faults() {
        return faults;
    }
}
