package org.wheelhouse.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.wheelhouse.host.HostResources;

class MemoryInfoTest {

	@Test
	void memoryIsToldInBytesAndWhatCanBeHadIsMoreThanWhatLiesIdle() throws Exception {
		assertEquals(new HostResources(2, 2048, 1024), MemoryInfo.resources(2,
				List.of("MemTotal:              2 kB", "MemFree:               0 kB", "MemAvailable:          1 kB")));
	}

	@Test
	void whatIsMissingIsNamed() {
		assertEquals("/proc/meminfo does not tell MemAvailable",
				assertThrows(IOException.class, () -> MemoryInfo.resources(2, List.of("MemTotal: 2 kB"))).getMessage());
	}
}
