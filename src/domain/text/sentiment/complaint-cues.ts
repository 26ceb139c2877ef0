/**
 * English words by what they say in a message to a company, written without apostrophes. A word may stand in more than
 * one group; how much a group speaks for a complaint is learned.
 */
export const COMPLAINT_CUES = [
  // What does not do what it should.
  `error errors issue issues problem problems bug bugs glitch glitches glitching crash crashes crashed crashing freeze
  freezes freezing frozen froze stuck broken broke breaks fail fails failed failing failure unable down outage disconnect
  disconnects disconnected disconnecting disconnection lag lags lagging laggy buffer buffers buffering skipping skips slow
  slower loses lost disappeared disappear vanished missing gone wrong corrupt corrupted overcharged incorrect wrongly
  denied refuses refused rejected locked lock locking lockout hacked hack compromised stolen terminated suspended suspend
  banned blocked deactivated disabled trouble troubles difficulty difficulties struggling unavailable unplayable unusable
  useless drains draining drained delay delayed delays cancelled canceled late dead died dropping drops drop dropped spam
  spamming flooding faulty damaged defective malfunction loop looping expired timeout reset resetting invalid`,
  // What was asked for and is not there.
  `cant cannot couldnt wont wouldnt doesnt dont didnt isnt arent wasnt havent hasnt never not no none nothing without
  unable still`,
  // What was tried, how long, how often.
  `tried trying try again reinstalled uninstalled restarted rebooted reinstall restart waiting waited wait hold hours
  weeks months days week yesterday since times constantly constant keeps keep repeatedly continually everytime anymore
  longer already yet finally suddenly randomly ever`,
  `i im ive id me my mine myself we our us weve were`,
  // What companies sell and run.
  `app account phone game update card order flight internet service email password video videos website site page server
  servers computer pc laptop tv console disc download screen button login log sign ticket bill payment money charge refund
  subscription channel wifi signal network delivery package parcel bag train bus device system software version launcher
  files file code link support bank branch store shop charged purchased bought paid bike car garage garages comments`,
  `help please pls plz resolve assist assistance advise sort support`,
  `frustrating frustrated annoying annoyed ridiculous terrible horrible awful worst sucks suck shit fuck fucking wtf hell
  disgrace disgusting joke pathetic unacceptable disappointed disappointing angry tired fed upset rubbish crap poor shame
  incompetent lazy`,
  `wish would could should hope add adding feature option suggestion idea love awesome nice great cool any`,
  `how when where which who possible recommend wondering curious is there`,
  `thanks thank thx ty cheers ok okay sure will`,
  // Mishaps of one's own.
  `forgot forgotten forget remember accidentally accidently mistake mistakenly lost cancel verification authenticator`,
  `receive received get got getting arrived arrive given gave appear appeared showing show load loading play work working
  works connect open access`,
  `fix fixed fixing solve solved solution bring back restore`,
  `why what wtf`,
  `hacked hack hacker hackers compromised stolen someone somebody hijacked fraud scam phishing`,
  `working work works stopped stops stop cannot wont doesnt isnt arent not cant unable`,
  `suddenly randomly constantly keeps keep everytime always still again longer anymore sudden`,
  // Trade and news.
  `price gouging sell selling sellers listings announced news`,
] as const;
