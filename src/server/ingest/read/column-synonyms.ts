import type { ImportKind } from './rows';

/** Normalised names that mean a canonical column, best first; `strong` ones are taken without looking at values. */
interface Synonyms {
  strong: readonly string[];
  weak: readonly string[];
}

const words = (strong: string, weak = ''): Synonyms => ({
  strong: strong.split(/\s+/).filter(Boolean),
  weak: weak.split(/\s+/).filter(Boolean),
});

const AT = words(
  `at createdat creationdate createdtime createddate createdutc createdatutc tweetcreated tweetcreatedat tweetdate tweettime
  publishedat publisheddate publishedtime publishdate publishtime publicationdate postedat postedon postdate posttime
  dateposted datepublished datecreated timecreated timestamp datetime dateandtime commentdate commentedat reviewdate
  reviewedat reviewcreated reviewsubmitdateandtime messagedate messagetime mentiondate sentat datesent senttime submittedat submissiondate
  statuscreatedat snippetpublishedat createtime createtimeiso recordcreatedat erstelltam`,
  `date time datum zeit zeitstempel fecha fechahora dateheure data posted published created receivedat dateutc timeutc
  indexedat eventtime ts when`,
);
const URL = words(
  `url permalink permalinkurl tweeturl tweetlink tweetpermalink posturl postlink postpermalink mentionurl messageurl
  commenturl reviewurl commentpermalink reviewlink messagelink commentlink statusurl originalurl contenturl weburl expandedurl fullurl`,
  'link href uri pageurl sourceurl webvideourl address webaddress',
);

const MENTIONS: Record<string, Synonyms> = {
  id: words(
    `id tweetid commentid mentionid reviewid messageid universalmessageid statusid postid idstr resourceid contentid interactionid
    documentid itemid externalid nativeid tweetidstr`,
    'uniqueid uid uuid guid ticketid xid key uri ids',
  ),
  at: AT,
  text: words(
    `text fulltext tweettext tweetcontent tweetbody posttext postcontent messagetext messagebody
    mentiontext mentioncontent commenttext commentbody reviewtext reviewbody reviewcontent textoriginal textdisplay
    rawcontent hitsentence fullmessage`,
    `message content contents body tweet post mention comment review selftext caption snippet fullsnippet verbatim
    feedback statustext description inhalt nachricht texte texto mensaje contenido contenu testo openingtext
    summary subject title headline status`,
  ),
  author: words(
    `author screenname userscreenname authorscreenname twitterscreenname authorusername authorhandle userhandle
    username userusername handle accounthandle fromusername fromuser senderscreenname authorshortname postedby`,
    `user authorid userid account accountname from sender sendername fromid reviewer reviewername commenter influencer
    requester consumername creator profile createdby autor auteur authorname userdisplayname displayname fromname name`,
  ),
  author_name: words(
    'authorname authordisplayname userdisplayname displayname authorfullname userrealname',
    'fullname username userrealname name',
  ),
  followers: words(
    `followers followerscount followercount userfollowers userfollowerscount authorfollowers authorfollowerscount
    authorfollowercount senderfollowerscount twitterfollowers numberoffollowers xfollowers authorpublicmetricsfollowerscount`,
  ),
  lang: words(
    'lang language languagecode langcode tweetlang tweetlanguage sprache',
    'detectedlanguage locale idioma langue',
  ),
  url: URL,
  in_reply_to: words(
    `inreplyto inreplytoid inreplytostatusid inreplytostatusidstr inreplytotweetid inresponsetotweetid replyto replytoid
    repliedtoid parentid parentpostid parenttweetid parentcommentid replytotweetid inreplytopostid replytostatusid`,
  ),
  direction: words('direction messagedirection', 'inbound isinbound outbound isoutbound'),
  source: words(
    'source',
    'network socialnetwork platform sourcetype mediatype contentsource service channel',
  ),
  sentiment: words('sentiment sentimentlabel overallsentiment', 'airlinesentiment tone polarity'),
};

const CAMPAIGNS: Record<string, Synonyms> = {
  id: words('id campaignid externalid'),
  name: words('name campaign campaignname title'),
  start: words(
    'start startat startdate startsat starttime begin begins beginn from launch launchdate flightstart',
  ),
  end: words('end endat enddate endsat endtime ende to until finish finishdate flightend'),
  end_exclusive: words('endexclusive'),
  channels: words('channels channel network networks platforms platform'),
  objective: words('objective goal pledge aim ziel'),
  owner: words('owner responsible manager ownedby'),
};

const POSTS: Record<string, Synonyms> = {
  id: words('id postid tweetid messageid externalid updateid'),
  at: words(`${AT.strong.join(' ')} scheduledat scheduledtime scheduleddate`, AT.weak.join(' ')),
  text: words('text posttext tweettext message messagetext content fulltext', 'post tweet caption body copy'),
  channel: words('channel network socialnetwork platform', 'profile account service source'),
  url: URL,
  campaign: words('campaign campaignname campaignid'),
};

const MARKS: Record<string, Synonyms> = {
  id: words('id externalid'),
  at: words(
    `${AT.strong.join(' ')} releasedat releasedate start startat startdate deployedat`,
    AT.weak.join(' '),
  ),
  label: words('label title name summary headline', 'text description note message'),
  kind: words('kind type category'),
  end: words('end endat enddate resolvedat until'),
  end_exclusive: words('endexclusive'),
  url: words('url', 'link href permalink htmlurl'),
  version: words('version tag tagname release'),
};

const EXPOSURE: Record<string, Synonyms> = {
  day: words('day date dateday daydate tag datum jour dia fecha giorno', 'period ds'),
  at: words('at timestamp datetime', 'time zeit'),
  value: words('value wert amount count figure valeur valor', 'total number n y'),
  series: words('series seriesname metric metricname measure', 'name kpi variable'),
  unit: words('unit units einheit'),
};

export const SYNONYMS: Record<ImportKind, Record<string, Synonyms>> = {
  mentions: MENTIONS,
  campaigns: CAMPAIGNS,
  posts: POSTS,
  marks: MARKS,
  exposure: EXPOSURE,
};

/** Counts that tools report of a post, by normalised name. */
export const METRIC_NAMES: Record<string, string> = {
  impressions: 'impressions',
  views: 'impressions',
  reach: 'reach',
  engagements: 'engagements',
  likes: 'likes',
  favorites: 'likes',
  reactions: 'reactions',
  replies: 'replies',
  comments: 'replies',
  retweets: 'shares',
  reposts: 'shares',
  shares: 'shares',
  quotes: 'quotes',
  clicks: 'clicks',
  urlclicks: 'clicks',
  linkclicks: 'clicks',
  postlinkclicks: 'clicks',
  saves: 'saves',
  bookmarks: 'saves',
  videoviews: 'video_views',
  mediaviews: 'media_views',
  userprofileclicks: 'profile_clicks',
  profileclicks: 'profile_clicks',
  follows: 'follows',
};
