package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wheelhouse.host.Secret;
import org.wheelhouse.model.live.MachineState;

/** The passwords of VNC and SPICE, told at a start, let in who has them and nobody else: also where QEMU takes no secrets for them. */
@Tag("qemu")
class ServerPasswordsTest {

	private static final String VNC = "vnc-word";
	private static final String SPICE = "spice, word";

	private final Inventory inventory = new Inventory();

	ServerPasswordsTest() throws Exception {
	}

	@AfterEach
	void close() throws Exception {
		inventory.close();
	}

	/** The installed QEMU, and where it is there the one that takes no secrets. */
	static List<String> programs() {
		List<String> programs = new ArrayList<>(List.of("qemu-system-x86_64"));
		Stream.of(System.getProperty("wheelhouse.qemus", "")).filter(folder -> !folder.isEmpty())
				.map(folder -> Path.of(folder, "5.2", "bin", "qemu-system-x86_64")).filter(Files::isExecutable)
				.forEach(program -> programs.add(program.toString()));
		return programs;
	}

	@ParameterizedTest
	@MethodSource("programs")
	void whoHasThePasswordIsLetInAndNobodyElse(String program) throws Exception {
		Path vnc = inventory.folder().resolve("vnc");
		Path spice = inventory.folder().resolve("spice");
		List<String> words = new ArrayList<>(Inventory.TINY);
		words.addAll(List.of("-vnc", "unix:" + vnc + ",password-secret=v0", "-spice",
				"unix=on,addr=" + spice + ",password-secret=s0"));
		String id = inventory.defineExactly("closed", program, words);
		inventory.registry().secrets().tell(id, "v0", Secret.of(VNC.toCharArray()));
		inventory.registry().secrets().tell(id, "s0", Secret.of(SPICE.toCharArray()));
		Await.get(inventory.registry().launch(id));
		inventory.await(id, MachineState.PAUSED);
		assertFalse(ScreenLogin.vnc(vnc, "another"));
		assertTrue(ScreenLogin.vnc(vnc, VNC));
		assertFalse(ScreenLogin.spice(spice, "another"));
		assertTrue(ScreenLogin.spice(spice, SPICE));
		assertFalse(commandLines().contains(SPICE), "it stands in no command line");
	}

	private String commandLines() throws IOException {
		StringBuilder all = new StringBuilder();
		for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
			Path line = Path.of("/proc", String.valueOf(process.pid()), "cmdline");
			if (Files.isReadable(line)) {
				try {
					all.append(Files.readString(line));
				} catch (IOException _) {
					// it has ended meanwhile
				}
			}
		}
		return all.toString();
	}
}
