package org.wheelhouse.ui.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.core.info.QemuInfo.ScreenServer;
import org.wheelhouse.ui.files.HostFileChooser;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.OperationForm;
import org.wheelhouse.ui.testkit.Filled;
import org.wheelhouse.ui.testkit.SeenFiles;

class MachineFormsTest {

	private static final long MIB = 1 << 20;

	private static OperationForm save(OptionalInt cpu) {
		return SaveMemoryForm.of(new SaveMemoryForm.Subject("m", 64 * MIB, 2, cpu, new HostFileChooser(SeenFiles.HOST)),
				(file, range, by) -> new SaidOperation(file + " " + Long.toHexString(range.address()) + " "
						+ range.bytes() + " " + by, Optional.empty(), List.of()));
	}

	private static String said(FormResult proposal) {
		return assertInstanceOf(FormResult.Ready.class, proposal).operation().label();
	}

	@Test
	void allPhysicalMemoryIsProposedAndOnlyTheFileIsMissing() {
		assertInstanceOf(FormResult.Wrong.class, Filled.in(save(OptionalInt.empty()), Map.of()));
		assertEquals("/tmp/x 0 67108864 OptionalInt.empty",
				said(Filled.in(save(OptionalInt.empty()), Map.of("file", "/tmp/x"))));
	}

	@Test
	void aCpuSeesTheUpperHalfOfTheAddressesToo() {
		assertEquals("/tmp/x ffffffff80000000 512 OptionalInt[1]", said(Filled.in(save(OptionalInt.of(1)),
				Map.of("file", "/tmp/x", "from", "0xffffffff80000000", "size", "512"))));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "x", "0x", "-1", "0x1ffffffffffffffff", "12ab"})
	void whatIsNoAddressIsSaid(String typed) {
		assertEquals(OptionalLong.empty(), SaveMemoryForm.address(typed));
	}

	@Test
	void aRelativeFileIsRefusedBecauseItsFolderIsQemus() {
		assertInstanceOf(FormResult.Wrong.class, Filled.in(save(OptionalInt.empty()), Map.of("file", "memory")));
	}

	@Test
	void viewersAreToldOnlyOfAMachineThatHasThem() {
		var none = AnnounceForm.of("m", Optional.empty(),
				_ -> new SaidOperation("told", Optional.empty(), List.of()));
		assertInstanceOf(FormResult.Wrong.class, Filled.in(none, Map.of("host", "b", "port", "5930")));
		var server = new ScreenServer("SPICE", true, "127.0.0.1", "5930", "", "spice", "", List.of("v"));
		var form = AnnounceForm.of("m", Optional.of(server),
				target -> new SaidOperation(target.toString(), Optional.empty(), List.of()));
		assertEquals(
				"SpiceTarget[host=b, port=OptionalInt[5930], tlsPort=OptionalInt.empty, certSubject=Optional.empty]",
				said(Filled.in(form, Map.of("host", "b"))));
		assertInstanceOf(FormResult.Wrong.class, Filled.in(form, Map.of()));
		assertInstanceOf(FormResult.Wrong.class, Filled.in(form, Map.of("host", "b", "port", "70000")));
		assertInstanceOf(FormResult.Wrong.class, Filled.in(form, Map.of("host", "b", "port", "")));
	}
}
