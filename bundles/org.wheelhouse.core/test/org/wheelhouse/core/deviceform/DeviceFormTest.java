package org.wheelhouse.core.deviceform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.core.capability.Property;
import org.wheelhouse.core.devicetype.BackendProperty;
import org.wheelhouse.core.devicetype.BackendProperty.Kind;
import org.wheelhouse.core.devicetype.DeviceTypeFacts;
import org.wheelhouse.core.devicetype.Verdict;
import org.wheelhouse.core.hotplug.BackendRequest;

/** What a form makes of the properties that a QEMU tells of. */
class DeviceFormTest {

	private static final DeviceForm NVME = DeviceForm.of(new DeviceTypeFacts("nvme", "", "Non-Volatile Memory Express",
			List.of("Storage"), "PCI", true, false, new Verdict.Yes(),
			List.of(property("x-secret", "str", "", List.of()), property("addr", "int32", "", List.of()),
					property("msix_qsize", "uint16", "65", List.of()), property("drive", "str", "", List.of()),
					property("bootindex", "int32", "", List.of()), property("serial", "str", "", List.of()),
					property("rombar", "uint32", "1", List.of()), property("mdts", "uint8", "7", List.of()),
					property("use-intel-id", "bool", "off", List.of("on", "off")),
					property("werror", "BlockdevOnError", "auto", List.of("report", "ignore", "auto")),
					property("cmb", "size", "0", List.of()), property("mac", "str", "", List.of())),
			Optional.of(new BackendProperty(List.of("drive"), Kind.DRIVE, true))));

	private static Property property(String name, String type, String initial, List<String> choices) {
		return new Property(name, type, Optional.of("what " + name + " is"),
				Optional.of(initial).filter(text -> !text.isEmpty()), choices);
	}

	@Test
	void commonOnesComeFirstAndExperimentalOnesLast() {
		assertEquals(List.of("serial", "mac", "bootindex"),
				NVME.common().stream().map(PropertyField::name).toList());
		var others = NVME.others().stream().map(PropertyField::name).toList();
		assertEquals("x-secret", others.getLast());
		assertFalse(others.contains("addr") || others.contains("drive"), "asked in ways of their own");
		assertEquals(List.of("rombar"), NVME.search("ROMBAR is").stream().map(PropertyField::name).toList());
	}

	@Test
	void whatDiffersIsSentAsWhatItIs() {
		assertEquals(Map.of("mdts", 5L, "use-intel-id", true, "cmb", 65536L, "serial", "7", "werror", "report"),
				NVME.values(Map.of("mdts", "5", "use-intel-id", "on", "cmb", "64 KiB", "serial", "7", "rombar", "1",
						"msix_qsize", "", "werror", "report")));
		assertEquals(255L, NVME.values(Map.of("mdts", "0xff")).get("mdts"));
	}

	@ParameterizedTest
	@CsvSource({"mdts,256,0 to 255", "mdts,x,0 to 255", "bootindex,2147483648,-2147483648 to 2147483647",
			"use-intel-id,maybe,on or off", "werror,explode,one of", "cmb,much,a size", "mac,53:54:00:12:34:56,even",
			"mac,52:54,six pairs"})
	void aWrongValueIsTold(String name, String typed, String wanted) {
		var problem = NVME.problem(Map.of("serial", "1", name, typed)).orElse("");
		assertTrue(problem.startsWith(name + " is ") && problem.contains(wanted) && problem.endsWith("not " + typed),
				problem);
	}

	/** QEMU takes the number for one of its type, and refuses it then. */
	@ParameterizedTest
	@CsvSource({"guest-cid,uint64,2,3 to 18446744073709551615", "chassis_nr,uint8,0,1 to 255",
			"period,uint32,0,1 to 4294967295"})
	void aNumberThatQemuRefusesIsToldThoughItsTypeHasIt(String name, String type, String typed, String range) {
		var field = new PropertyField(property(name, type, "", List.of()), true, false);
		assertEquals(Optional.of(name + " is a number from " + range + ", not " + typed), field.problem(typed));
		assertEquals(Optional.empty(), field.problem("3"));
	}

	@Test
	void whatQemuRefusesToBeWithoutIsProposed() {
		assertEquals(Optional.of("serial has to be given"), NVME.problem(Map.of()));
		assertEquals(Map.of("serial", "disk7"), NVME.proposed("disk7"));
		assertEquals(Optional.empty(), NVME.problem(NVME.proposed("disk7")));
		assertEquals(Optional.of(new BackendRequest.NewImage(Path.of("/new.raw"), "raw", 64L << 20)),
				NVME.usualBackend(Path.of("/new.raw")));
	}
}
