package org.wheelhouse.core.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.SecretsMissing;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.Secret;

/** Which secrets options name without bringing them, and who knows them. */
class SecretNeedTest {

	private static final Secret A = Secret.of("a".toCharArray());
	private static final Secret B = Secret.of("b".toCharArray());

	@Test
	void eachOptionThatNamesOneSaysForWhat() {
		assertEquals(List.of(new SecretNeed("k0", "the disk /d/a,b.luks"), new SecretNeed("k1", "the disk /d/c.qcow2"),
				new SecretNeed("k2", "the disk n2"), new SecretNeed("v0", "the VNC server"),
				new SecretNeed("s0", "the SPICE server")),
				SecretNeed.of(List.of(
						QemuOption.of("drive", "file=/d/a,,b.luks,format=luks,key-secret=k0"),
						QemuOption.of("drive", "file=/d/c.qcow2,encrypt.format=luks,encrypt.key-secret=k1"),
						QemuOption.of("blockdev",
								"{\"driver\":\"luks\",\"node-name\":\"n2\",\"file\":\"f2\",\"key-secret\":\"k2\"}"
										.replace("\"file\":\"f2\",", "")),
						QemuOption.of("vnc", ":1,password-secret=v0"),
						QemuOption.of("spice", "port=5900,password-secret=s0"))));
	}

	@Test
	void whatIsBroughtIsNotNeeded() {
		assertEquals(List.of(),
				SecretNeed.of(List.of(QemuOption.of("vnc", ":1,password-secret=v0"),
						QemuOption.of("object", "secret,id=v0,file=/x"),
						QemuOption.of("drive", "file=a,key-secret=k0"),
						QemuOption.of("object", "{\"qom-type\":\"secret\",\"id\":\"k0\",\"file\":\"/y\"}"))));
	}

	@Test
	void oneForSeveralIsNeededOnce() {
		assertEquals(List.of(new SecretNeed("k", "the disk a")), SecretNeed.of(
				List.of(QemuOption.of("drive", "file=a,key-secret=k"), QemuOption.of("drive", "file=b,key-secret=k"))));
	}

	@Test
	void anObjectOfAnotherKindIsNoSecret() {
		assertEquals(1, SecretNeed.of(List.of(QemuOption.of("drive", "file=a,key-secret=rng"),
				QemuOption.of("object", "rng-random,id=rng"), QemuOption.of("nodefaults"))).size());
	}

	@Test
	void whatWasToldInTheSessionCountsBeforeWhatIsKept() {
		var secrets = new MachineSecrets();
		var keeper = new StandInKeeper();
		keeper.keep("m", Map.of("x", B, "y", B));
		secrets.keptBy(keeper);
		secrets.tell("m", "x", A);
		assertEquals(Map.of("x", A, "y", B), secrets.find("m", Set.of("x", "y")).join());
		assertEquals(Map.of("x", A), secrets.find("m", Set.of("x")).join());
		assertEquals(Map.of(), secrets.find("other", Set.of("x")).join());
		secrets.forget("m");
		assertEquals(Map.of(), secrets.find("m", Set.of("x")).join());
	}

	@Test
	void aSecretIsShownByNothing() {
		assertFalse(("" + A + new SecretsMissing("web", List.of(new SecretNeed("k0", "the disk x"))).getMessage())
				.matches(".*\\ba\\b.*"));
		assertTrue(A.equals(Secret.of(new char[]{'a'})));
		assertEquals(A.hashCode(), B.hashCode());
	}
}
