package org.wheelhouse.core.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.Secret;

/** No kind of secret stays in clear in options, and nothing else in them changes. */
class ClearSecretsTest {

	private static final String SECRET = "hun,ter=2 é";
	/** As it is written in an option, in JSON and in an address. */
	private static final String COMMAS = "hun,,ter=2 é";
	private static final String PERCENT = "hun%2Cter%3D2%20%C3%A9";

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"spice|port=1,password=SECRET,tls-port=2|port=1,tls-port=2,password-secret=spice-password",
			"vnc|:1,password=SECRET|:1,password-secret=vnc-password",
			"iscsi|user=joe,password=SECRET|user=joe,password-secret=iscsi-password",
			"drive|file=http://joe:PERCENT@h/a.iso,id=d0|file=http://h/a.iso,id=d0,file.username=joe,file.password-secret=d0-password",
			"drive|if=none,id=d0,file.driver=https,file.url=https://joe:PERCENT@h/x,file.cookie=SECRET|"
					+ "if=none,id=d0,file.driver=https,file.url=https://h/x,file.cookie-secret=d0-cookies,file.username=joe,file.password-secret=d0-password",
			"drive|file=iscsi://joe%PERCENT@h/iqn/0|file=iscsi://h/iqn/0,file.user=joe,file.password-secret=disk-password",
			"cdrom|http://joe:PERCENT@h/a.iso|index=2,media=cdrom,file=http://h/a.iso,file.username=joe,file.password-secret=disk-password",
			"blockdev|{\"driver\":\"http\", \"node-name\":\"n\", \"url\":\"http://joe:PERCENT@h/x\"}|"
					+ "{\"driver\":\"http\", \"node-name\":\"n\", \"url\":\"http://h/x\", \"username\":\"joe\", \"password-secret\":\"n-password\"}"})
	void whatQemuTakesByIdIsHandedOver(String name, String written, String left) {
		var clear = ClearSecrets.takenFrom(List.of(QemuOption.of(name, said(written))));
		assertEquals(left, clear.options().getFirst().value().orElseThrow());
		assertEquals(List.of(secret()), clear.taken().values().stream().distinct().toList());
		assertEquals(clear.taken().keySet(),
				new HashSet<>(SecretNeed.of(clear.options()).stream().map(SecretNeed::id).toList()));
		assertEquals(clear.options(), ClearSecrets.takenFrom(clear.options()).options());
	}

	private static String said(String written) {
		return written.replace("SECRET", COMMAS).replace("PERCENT", PERCENT);
	}

	private static Secret secret() {
		return Secret.of(SECRET.toCharArray());
	}

	@Test
	void theDataOfASecretIsTheSecretItself() {
		var encoded = Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));
		for (var object : List.of("secret,id=k,data=" + COMMAS, "secret,id=k,format=base64,data=" + encoded,
				"qom-type=secret,data=" + COMMAS + ",id=k",
				"{\"qom-type\":\"secret\",\"id\":\"k\",\"data\":\"" + SECRET + "\"}")) {
			var clear = ClearSecrets.takenFrom(List.of(QemuOption.of("object", object)));
			assertEquals(List.of(), clear.options());
			assertEquals(Map.of("k", secret()), clear.taken());
		}
	}

	@Test
	void whatIsNoneOrIsNotInClearStays() {
		var options = List.of(QemuOption.of("vnc", ":1,password=on"), QemuOption.of("vnc", ":2,password"),
				QemuOption.of("object", "secret,id=m,file=/k"),
				QemuOption.of("object", "secret,id=e,keyid=m,iv=aaaa,data=bbbb"),
				QemuOption.of("object", "rng-random,id=r,filename=/dev/urandom"),
				QemuOption.of("drive", "file=http://h/a@b:c,id=d"), QemuOption.of("hda", "/a,password=x"),
				QemuOption.of("append", "password=x root=/dev/vda"), QemuOption.of("S"), QemuOption.of("m", "1G"));
		assertEquals(new ClearSecrets(options, Map.of(), List.of()), ClearSecrets.takenFrom(options));
	}

	@Test
	void whatQemuTakesInNoOtherWayIsDroppedWhereItIsWritten() {
		var options = List.of(QemuOption.of("object", "secret,id=e,keyid=m,iv=aaaa,data=bbbb"),
				QemuOption.of("drive", "file=rbd:p/i:id=joe:key=hunter2:mon_host=h,id=d"),
				QemuOption.of("append", "ds=nocloud;s=http://joe:hunter2@h/ quiet"),
				QemuOption.of("drive", "file=a,file.password=hunter2"));
		assertEquals(options, ClearSecrets.takenFrom(options).options());
		var clear = ClearSecrets.droppedFrom(options);
		assertEquals(List.of("file=rbd:p/i:id=joe:mon_host=h,id=d", "ds=nocloud;s=http://joe@h/ quiet", "file=a"),
				clear.options().stream().map(option -> option.value().orElse("")).toList());
		assertEquals(4, clear.told().size(), clear.told()::toString);
	}

	@Test
	void anIdThatThereIsIsNotTakenTwice() {
		var clear = ClearSecrets.takenFrom(List.of(QemuOption.of("spice", "password=a,port=1"),
				QemuOption.of("vnc", ":1,password-secret=spice-password")));
		assertEquals(Map.of("spice-password2", Secret.of("a".toCharArray())), clear.taken());
	}

	/** 500 command lines of options with and without secrets. */
	@Test
	void noSecretStaysAndNothingElseMoves() {
		var random = new Random(52);
		for (int round = 0; round < 500; round++) {
			var options = new ArrayList<QemuOption>();
			var plain = new ArrayList<QemuOption>();
			var secrets = 0;
			for (int i = random.nextInt(1, 8); i > 0; i--) {
				boolean has = random.nextBoolean();
				var option = has ? withSecret(random, i) : without(random, i);
				options.add(option);
				secrets += has ? 1 : 0;
				if (!has) {
					plain.add(option);
				}
			}
			for (var clear : List.of(ClearSecrets.takenFrom(options), ClearSecrets.droppedFrom(options))) {
				var text = clear.options().toString() + clear.told();
				assertFalse(Stream.of("hunter2", COMMAS, SECRET, PERCENT).anyMatch(text::contains), text);
				assertEquals(secrets == 0, clear.told().isEmpty(), text);
				assertEquals(secrets, clear.taken().size(), text);
				assertTrue(clear.taken().values().stream().allMatch(secret()::equals), text);
				assertEquals(plain, clear.options().stream().filter(plain::contains).toList(), text);
				assertTrue(clear.options().size() <= options.size());
			}
		}
	}

	private static QemuOption withSecret(Random random, int number) {
		return switch (random.nextInt(8)) {
			case 0 -> QemuOption.of("object", "secret,id=k" + number + ",data=" + COMMAS);
			case 1 -> QemuOption.of("object",
					"{ \"qom-type\" : \"secret\", \"data\" : \"" + SECRET + "\", \"id\" : \"k" + number + "\" }");
			case 2 -> QemuOption.of("spice", "password=" + COMMAS);
			case 3 -> QemuOption.of("spice", "port=" + number + ",password=" + COMMAS + ",image-compression=off");
			case 4 -> QemuOption.of("hdb", "https://joe:" + PERCENT + "@h/" + number);
			case 5 -> QemuOption.of("iscsi", "id=t" + number + ",password=" + COMMAS);
			case 6 -> QemuOption.of("blockdev",
					"driver=raw,node-name=n" + number + ",file.driver=ftp,file.url=ftp://:" + PERCENT + "@h/x");
			default -> QemuOption.of("drive", "file=a,,b,file.cookie=" + COMMAS + ",id=c" + number);
		};
	}

	private static QemuOption without(Random random, int number) {
		return switch (random.nextInt(6)) {
			case 0 -> QemuOption.of("drive", "file=/a,,b@c:d.img,id=p" + number + ",key-secret=x" + number + ",");
			case 1 -> QemuOption.of("vnc", ":" + number + ",password=on");
			case 2 -> QemuOption.of("object", "secret,id=f" + number + ",file=/k");
			case 3 -> QemuOption.of("device", "{\"driver\": \"virtio-rng\",  \"id\":\"r" + number + "\"}");
			case 4 -> QemuOption.of("append", "a=b,c data=x http://h/" + number);
			default -> QemuOption.of("nodefaults");
		};
	}
}
