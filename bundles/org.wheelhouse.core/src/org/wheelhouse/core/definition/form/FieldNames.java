package org.wheelhouse.core.definition.form;

/**
 * The names of fields and additions that are words of ours and not keys of QEMU's. All others are the key as QEMU's manual has
 * it.
 */
public final class FieldNames {

	public static final String NAME = "name";
	public static final String UUID = "uuid";
	public static final String PAUSED = "paused";
	public static final String MACHINE = "machine";
	public static final String ACCELERATOR = "accel";
	/** A firmware's image: {@code -bios}. */
	public static final String BIOS = "bios";
	public static final String MODEL = "model";
	public static final String FEATURES = "features";
	public static final String MEMORY = "size";
	/** The file of a disk, disc or floppy. */
	public static final String IMAGE = "image";
	public static final String FORMAT = "format";
	/** How a disk is seen by the guest: a device, or {@code if} of a drive. */
	public static final String BUS = "bus";
	public static final String CACHE = "cache";
	public static final String AIO = "aio";
	public static final String DISCARD = "discard";
	public static final String READ_ONLY = "read-only";
	public static final String SERIAL = "serial";
	public static final String BOOT_INDEX = "bootindex";
	/** What is behind a network card: user, bridge, tap … */
	public static final String NETWORK = "network";
	public static final String MAC = "mac";
	/** Ports forwarded to the guest: {@code tcp:127.0.0.1:2222-:22}, one a line. */
	public static final String FORWARDS = "hostfwd";
	public static final String ADDRESS = "address";
	public static final String FOLDER = "folder";
	public static final String TAG = "tag";
	public static final String SOCKET = "socket";
	public static final String DRIVER = "driver";
	public static final String VALUE = "value";
	public static final String OPTION = "option";
	public static final String COUNT = "count";

	/** The file of a UEFI's code, and that of its variables, which has to be this machine's own. */
	public static final String CODE = "code";
	public static final String VARIABLES = "variables";

	public static final String ADD_UEFI = "add-uefi";
	public static final String ADD_DISK = "add-disk";
	public static final String ADD_CONTROLLER = "add-controller";
	public static final String ADD_CD = "add-cd";
	public static final String ADD_FLOPPY = "add-floppy";
	public static final String ADD_NETWORK = "add-network";
	public static final String ADD_DISPLAY = "add-display";
	public static final String ADD_VNC = "add-vnc";
	public static final String ADD_ADAPTER = "add-adapter";
	public static final String ADD_SOUND = "add-sound";
	public static final String ADD_USB_CONTROLLER = "add-usb-controller";
	public static final String ADD_USB_DEVICE = "add-usb-device";
	public static final String ADD_SERIAL = "add-serial";
	public static final String ADD_TPM = "add-tpm";
	public static final String ADD_RNG = "add-rng";
	public static final String ADD_BALLOON = "add-balloon";
	public static final String ADD_WATCHDOG = "add-watchdog";
	public static final String ADD_PANIC = "add-panic";
	public static final String ADD_9P = "add-9p";
	public static final String ADD_VIRTIOFS = "add-virtiofs";
	public static final String ADD_PORT = "add-port";
	public static final String ADD_DEVICE = "add-device";
	public static final String ADD_OPTION = "add-option";

	private FieldNames() {
	}
}
